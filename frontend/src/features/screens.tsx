"use client";

import { Skeleton } from "@/components/ui/display";
import { later } from "@/components/ui/later";

/**
 * The large screens: those that are made of a form or a calendar, tell a whole story, or are a list with tools
 * of its own. What such a screen needs (the form library, the checks, the date arithmetic) is heavier than the
 * rest of a page, so it comes when the screen is shown.
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
export const ChannelList = later(() => import("./channel/list").then((module) => module.ChannelList), outline);
export const ImportPage = later(() => import("./import/page").then((module) => module.ImportPage), outline);
export const QueuePage = later(() => import("./queue/page").then((module) => module.QueuePage), outline);
export const PostList = later(() => import("./post/list").then((module) => module.PostList), outline);
export const TeamPage = later(() => import("./team/page").then((module) => module.TeamPage), outline);
export const AuditPage = later(() => import("./audit/page").then((module) => module.AuditPage), outline);
export const Library = later(() => import("./media/library").then((module) => module.Library), outline);
export const PostPage = later(() => import("./post/page").then((module) => module.PostPage), outline);
export const NewPost = later(() => import("./post/write").then((module) => module.NewPost), outline);
export const EditPost = later(() => import("./post/write").then((module) => module.EditPost), outline);
export const NewCreative = later(() => import("./creative/page").then((module) => module.NewCreative), outline);
export const CreativePage = later(() => import("./creative/page").then((module) => module.CreativePage), outline);
export const EnginesPage = later(() => import("./engine/list").then((module) => module.EnginesPage), outline);
export const StartEngine = later(() => import("./engine/start").then((module) => module.StartEngine), outline);
export const StartRun = later(() => import("./engine/start").then((module) => module.StartRun), outline);
export const RunPage = later(() => import("./engine/run").then((module) => module.RunPage), outline);
export const ComparePage = later(() => import("./engine/comparepage").then((module) => module.ComparePage), outline);
export const Calendar = later(() => import("./calendar/calendar").then((module) => module.Calendar), outline);
export const ProfileSettings = later(() => import("./account/profile").then((module) => module.ProfileSettings), outline);
export const SecuritySettings = later(() => import("./account/security").then((module) => module.SecuritySettings), outline);
export const TeamSettings = later(() => import("./team/settings").then((module) => module.TeamSettings), outline);
export const DataPage = later(() => import("./closing/page").then((module) => module.DataPage), outline);
export const TeamIntegrations = later(() => import("./integration/team").then((module) => module.TeamIntegrations), outline);
export const AdminIntegrations = later(() => import("./admin/integrations").then((module) => module.AdminIntegrations), outline);
export const NewPlan = later(() => import("./admin/planeditor").then((module) => module.NewPlan), outline);
export const PlanPage = later(() => import("./admin/planeditor").then((module) => module.PlanPage), outline);
