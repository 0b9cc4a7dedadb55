import { z } from "zod";

const email = z.string().trim().min(1, "form.required").max(254, "form.tooLong").email("form.email");
const newPassword = z.string().min(10, "form.passwordShort").max(200, "form.tooLong");
const name = z.string().trim().min(1, "form.required").max(100, "form.tooLong");

export const loginSchema = z.object({ email, password: z.string().min(1, "form.required").max(200, "form.tooLong") });

export const registerSchema = z.object({ name, tenantName: name, email, password: newPassword, timezone: z.string().min(1, "form.required") });

export const emailSchema = z.object({ email });

export const passwordSchema = z.object({ password: newPassword });
