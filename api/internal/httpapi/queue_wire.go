package httpapi

import (
	"fmt"
	"strings"
	"time"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/post"
)

// WeekSlot is a time of the week.
type WeekSlot struct {
	Weekday string `json:"weekday" enums:"monday,tuesday,wednesday,thursday,friday,saturday,sunday" validate:"required,oneof=monday tuesday wednesday thursday friday saturday sunday"`
	// Hours and minutes, by the clocks of the zone.
	Time string `json:"time" example:"09:30" validate:"required,datetime=15:04"`
} // @name WeekSlot

// ChannelSlotsInput says when a channel's queued posts go out.
type ChannelSlotsInput struct {
	// IANA name of the zone by whose clocks the times are meant.
	Timezone string `json:"timezone" example:"Europe/Berlin" validate:"required,max=64"`
	// None: nothing can be queued.
	Slots []WeekSlot `json:"slots,omitempty" validate:"max=100,dive"`
} // @name ChannelSlotsInput

// ChannelSlots is when a channel's queued posts go out, in the order of the week.
type ChannelSlots struct {
	Timezone string     `json:"timezone" example:"Europe/Berlin"`
	Slots    []WeekSlot `json:"slots"`
	// The channel's version.
	Version int64 `json:"version" example:"1"`
} // @name ChannelSlots

// QueuePlace is a moment of a channel's queue.
type QueuePlace struct {
	At time.Time `json:"at" format:"date-time"`
	// Whether it is a posting time.
	Slot bool `json:"slot"`
	// What goes out then; none: it is free.
	Posts []Post `json:"posts"`
} // @name QueuePlace

// Queue is a stretch of a channel's queue, earliest first.
type Queue struct {
	Data       []QueuePlace `json:"data"`
	NextCursor *string      `json:"nextCursor" extensions:"x-nullable"`
} // @name Queue

// NextSlot is a posting time that is free.
type NextSlot struct {
	PublishAt time.Time `json:"publishAt" format:"date-time"`
} // @name NextSlot

// RepeatInput says how a post comes again, at the same time by the team's clocks.
type RepeatInput struct {
	// In a month that is too short it comes on the last day.
	Unit string `json:"unit" enums:"day,week,month" validate:"required,oneof=day week month"`
	// Every so many days, weeks or months.
	Interval int `json:"interval" example:"1" validate:"min=1,max=12"`
	// How often it comes again.
	Times int `json:"times" example:"4" validate:"min=1,max=60"`
} // @name RepeatInput

func (in ChannelSlotsInput) timetable() channel.Timetable {
	return channel.Timetable{Zone: in.Timezone, Slots: each(in.Slots, WeekSlot.slot)}
}

// slot reads a time of the week that the validation has let pass.
func (s WeekSlot) slot() channel.Slot {
	at, _ := time.Parse("15:04", s.Time)
	slot := channel.Slot{Minute: at.Hour()*60 + at.Minute()}
	for day := time.Sunday; day <= time.Saturday; day++ {
		if strings.EqualFold(day.String(), s.Weekday) {
			slot.Day = day
		}
	}
	return slot
}

func toSlots(c channel.Channel, zone string) ChannelSlots {
	out := ChannelSlots{Timezone: zone, Slots: []WeekSlot{}, Version: c.Version}
	if c.Timetable != nil {
		out.Timezone, out.Slots = c.Timetable.Zone, each(c.Timetable.Slots, toWeekSlot)
	}
	return out
}

func toWeekSlot(s channel.Slot) WeekSlot {
	return WeekSlot{Weekday: strings.ToLower(s.Day.String()), Time: fmt.Sprintf("%02d:%02d", s.Minute/60, s.Minute%60)}
}

func toQueuePlace(p post.QueuePlace) QueuePlace {
	return QueuePlace{At: p.At, Slot: p.Slot, Posts: each(p.Posts, toPost)}
}

func (in RepeatInput) recurrence() post.Recurrence {
	return post.Recurrence{Unit: post.Unit(in.Unit), Interval: in.Interval, Times: in.Times}
}
