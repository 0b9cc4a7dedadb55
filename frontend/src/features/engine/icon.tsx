import { BookOpenCheck, CalendarDays, Clapperboard, Compass, Hash, ImageIcon, Lightbulb, Megaphone, PenLine, Recycle, ShieldCheck, Sparkles, UsersRound, type LucideIcon } from "lucide-react";
import { engineKey, type EngineKey } from "./words";

const icons: Record<EngineKey, LucideIcon> = {
  autopilot: BookOpenCheck,
  strategy: Compass,
  audience: UsersRound,
  calendar: CalendarDays,
  copy: PenLine,
  hashtag: Hash,
  "creative-brief": Clapperboard,
  image: ImageIcon,
  repurpose: Recycle,
  ads: Megaphone,
  insight: Lightbulb,
  "brand-guard": ShieldCheck,
  other: Sparkles,
};

/** The picture by which an engine is known. */
export function EngineIcon({ engine, className }: { engine: string; className?: string }) {
  const Icon = icons[engineKey(engine)];
  return <Icon aria-hidden className={className} />;
}
