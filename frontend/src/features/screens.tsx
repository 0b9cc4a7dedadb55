"use client";

import { Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";

/**
 * The large screens: those that are made of a form or a calendar, or tell a whole story. What such a screen
 * needs (the form library, the checks, the date arithmetic) is heavier than the rest of a page, so it comes
 * when the screen is shown.
 */
const outline = (
  <div className="flex flex-col gap-6">
    <Skeleton className="h-9 w-64" />
    <Skeleton className="h-96 rounded-xl" />
  </div>
);

export const NewBrand = later(() => import("./brand/page").then((module) => module.NewBrand), outline);
export const BrandPage = later(() => import("./brand/page").then((module) => module.BrandPage), outline);
export const NewCampaign = later(() => import("./campaign/editor").then((module) => module.NewCampaign), outline);
export const CampaignPage = later(() => import("./campaign/page").then((module) => module.CampaignPage), outline);
export const EditCampaign = later(() => import("./campaign/editor").then((module) => module.EditCampaign), outline);
export const PostPage = later(() => import("./post/page").then((module) => module.PostPage), outline);
export const NewPost = later(() => import("./post/write").then((module) => module.NewPost), outline);
export const EditPost = later(() => import("./post/write").then((module) => module.EditPost), outline);
export const NewCreative = later(() => import("./creative/page").then((module) => module.NewCreative), outline);
export const CreativePage = later(() => import("./creative/page").then((module) => module.CreativePage), outline);
export const StartEngine = later(() => import("./engine/start").then((module) => module.StartEngine), outline);
export const StartRun = later(() => import("./engine/form").then((module) => module.StartRun), outline);
export const RunPage = later(() => import("./engine/run").then((module) => module.RunPage), outline);
export const Calendar = later(() => import("./calendar/calendar").then((module) => module.Calendar), outline);
export const ProfileSettings = later(() => import("./account/profile").then((module) => module.ProfileSettings), outline);
export const SecuritySettings = later(() => import("./account/security").then((module) => module.SecuritySettings), outline);
export const TeamSettings = later(() => import("./team/settings").then((module) => module.TeamSettings), outline);
export const DataPage = later(() => import("./closing/page").then((module) => module.DataPage), outline);
export const NewPlan = later(() => import("./admin/planeditor").then((module) => module.NewPlan), outline);
export const PlanPage = later(() => import("./admin/planeditor").then((module) => module.PlanPage), outline);
