import type { ComponentProps, ReactNode } from "react";
import Link from "next/link";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./buttonclass";
import { Spinner } from "./spinner";

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
}

export type ButtonProps = ComponentProps<"button"> & Look & { /** Work is under way: shows it and takes no second click. */ busy?: boolean };

/** A button. While busy it keeps its width and stays focusable, but does nothing. */
export function Button({ variant, size, icon, busy, className, children, type = "button", onClick, ...props }: ButtonProps) {
  return (
    <button
      type={busy ? "button" : type}
      className={buttonClass(variant, size, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      {...props}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({ variant, size, icon, className, children, ...props }: ComponentProps<typeof Link> & Look) {
  return (
    <Link className={buttonClass(variant, size, className)} {...props}>
      {icon}
      {children}
    </Link>
  );
}

/** A button with an icon alone; the label is what is read aloud and shown on hover. */
export function IconButton({ label, variant = "ghost", className, ...props }: Omit<ButtonProps, "icon" | "children"> & { label: string; children: ReactNode }) {
  return <Button variant={variant} size="icon" className={className} aria-label={label} title={label} {...props} />;
}
