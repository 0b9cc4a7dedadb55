package shop

import "time"

// Price is what a bag costs.
type Price struct {
	Amount   int64  `json:"amount" minimum:"0"`
	Currency string `json:"currency"`
} // @name Price

// Bean is a sort of coffee.
type Bean struct {
	Name     string     `json:"name"`
	Roast    string     `json:"roast" enums:"light,dark"`
	Note     string     `json:"note,omitempty"`
	Price    Price      `json:"price"`
	OldPrice *Price     `json:"oldPrice" extensions:"x-nullable"`
	SoldOut  *time.Time `json:"soldOut" format:"date-time" extensions:"x-nullable"`
} // @name Bean

// BeanInput is what a new bean needs.
type BeanInput struct {
	Name  string            `json:"name" validate:"required,max=80"`
	Price *Price            `json:"price,omitempty"`
	Tags  map[string]string `json:"tags,omitempty"`
} // @name BeanInput

// Problem is what every error answers.
type Problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
} // @name Problem

// Tick is one event.
type Tick struct {
	Seq int `json:"seq"`
} // @name Tick

// addBean takes a bean into the shop.
//
//	@ID			addBean
//	@Summary	Add a bean
//	@Tags		beans
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body		BeanInput	true	"The bean"
//	@Success	201		{object}	Bean
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/beans [post]
func addBean() {}

// removeBean takes a bean out of the shop.
//
//	@ID			removeBean
//	@Summary	Remove a bean
//	@Tags		beans
//	@Produce	json
//	@Param		id	path	string	true	"The bean"
//	@Success	204
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/beans/{id} [delete]
func removeBean() {}

// watchBeans streams what happens in the shop.
//
//	@ID			watchBeans
//	@Summary	Watch the shop
//	@Tags		beans
//	@Produce	event-stream
//	@Param		sort	query		string	false	"Order"	Enums(asc,desc)
//	@Success	200		{object}	Tick
//	@Failure	default	{object}	Problem
//	@Router		/v1/beans/events [get]
func watchBeans() {}
