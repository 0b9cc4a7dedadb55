import { Landing } from "@/features/landing/landing";

export default function Page() {
  return <Landing />;
}
