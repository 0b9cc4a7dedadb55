import { z } from "zod";

const email = z.string().trim().min(1, "form.required").max(254, "form.tooLong").email("form.email");
const name = z.string().trim().min(1, "form.required").max(100, "form.tooLong");

/** A password that is set anew; what else the API refuses is told at the field. */
export const newPassword = z.string().min(10, "form.passwordShort").max(200, "form.tooLong");

/** A password that is known already: its rules may have changed since it was set. */
export const givenPassword = z.string().min(1, "form.required").max(200, "form.tooLong");

export const loginSchema = z.object({ email, password: givenPassword });

export const registerSchema = z.object({ name, tenantName: name, email, password: newPassword, timezone: z.string().min(1, "form.required") });

export const emailSchema = z.object({ email });

export const passwordSchema = z.object({ password: newPassword });

/** Shows once more that it is the person who asks. */
export const checkSchema = z.object({ password: givenPassword });

/** How a new person joins a team that has invited them. */
export const joinSchema = z.object({ name, password: newPassword });

export const changePasswordSchema = z.object({ currentPassword: givenPassword, newPassword });

export const changeEmailSchema = z.object({ email, password: givenPassword });

/** Six digits of the authenticator app. */
export const codeSchema = z.object({ code: z.string().regex(/^\d{6}$/, "form.code") });

export const recoverySchema = z.object({ code: z.string().trim().min(6, "form.recoveryCode").max(40, "form.tooLong") });

/** The digits of what was typed or pasted: apps show "123 456". */
export function digitsOf(typed: string): string {
  return typed.replace(/\D/g, "");
}
