"use client";

import { createContext, useContext } from "react";

/** What ties a control to the label, help and error of its field. */
export interface FieldControl {
  id?: string;
  name?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

export const FieldContext = createContext<FieldControl>({});

/** The attributes that a control takes from the field around it; none where there is no field. */
export function useFieldControl(): FieldControl {
  return useContext(FieldContext);
}
