"use client";

import { cloneElement, useState, type ComponentType, type MouseEvent, type ReactElement, type ReactNode } from "react";
import { later } from "./later";
import type { MenuChoiceProps, MenuItemProps, MenuLinkProps } from "./menulist";

const list = () => import("./menulist");

interface MenuProps {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  align?: "start" | "end";
}

/** A list of actions that opens from a button; its code is fetched when a hand comes near. */
export function Menu({ trigger, children, align = "end" }: MenuProps) {
  const [Open, setOpen] = useState<ComponentType<MenuProps>>();
  if (Open) return <Open trigger={trigger} align={align}>{children}</Open>;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void list().then((module) => setOpen(() => module.MenuList));
  };
  return cloneElement(trigger, { "aria-haspopup": "menu", "aria-expanded": false, onPointerEnter: list, onFocus: list, onClick: open });
}

/** An action. */
export const MenuItem = later<MenuItemProps>(() => list().then((module) => module.MenuItem));

/** A way to another page. */
export const MenuLink = later<MenuLinkProps>(() => list().then((module) => module.MenuLink));

/** A line between two groups. */
export const MenuSeparator = later(() => list().then((module) => module.MenuSeparator));

/** One of a few, inside a menu. */
export const MenuChoice = later(() => list().then((module) => module.MenuChoice as ComponentType<MenuChoiceProps<string>>)) as unknown as <T extends string>(props: MenuChoiceProps<T>) => ReactNode;
