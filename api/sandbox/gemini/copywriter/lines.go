package copywriter

// The pools below are templates. {brand}, {theme}, {audience}, {goal}, {until} stand for phrases of the facts; a line is
// used only when the facts have all it needs. None of them claims anything about the brand that the facts don't say.

var hooks = []string{
	"What makes {theme} worth a closer look?",
	"Have you met {brand} yet?",
	"Good to know before you choose:",
	"For {audience}, the details matter.",
	"{theme} starts here.",
	"One thing worth knowing about {brand}:",
	"Made with {audience} in mind.",
	"Let's talk about {theme}.",
	"Here is something {brand} does differently:",
	"A quick word to {audience}:",
	"Behind {theme} there is a simple idea.",
	"Today at {brand}:",
	"Short story, big difference:",
	"Before you scroll on, a word about {theme}:",
	"You asked, {brand} answers:",
	"The best part of {theme}?",
}

var hooksFormal = []string{
	"What stands behind {theme}?",
	"{brand} in one sentence:",
	"A point worth noting for {audience}:",
	"Why {brand} puts {theme} first:",
	"A closer look at {theme}.",
	"What {audience} should know about {brand}:",
	"Facts before promises:",
	"{theme}, explained briefly.",
	"The thinking behind {theme}:",
	"A short note from {brand}:",
}

var bridges = []string{
	"That is what {theme} is about.",
	"It is a small thing, and it is why {brand} does the work this way.",
	"We put {theme} together with {audience} in mind.",
	"No big words, just how we work at {brand}.",
	"If that sounds like you, {theme} is for you.",
	"We think {audience} deserve exactly that.",
	"And that is only the beginning of {theme}.",
	"Simple as that.",
	"It is the kind of detail you notice the second time, and then every time.",
}

var bridgesFormal = []string{
	"This is the principle behind {theme}.",
	"It is one reason {audience} choose to look closer.",
	"{theme} puts this into practice.",
	"We consider it the standard, not the exception.",
	"It guides every decision at {brand}.",
	"With {theme}, we make it visible.",
}

// signatures name the brand where nothing else in a short post does.
var signatures = []string{"That is {theme} by {brand}.", "That is {brand}.", "Yours, {brand}.", "{brand} stands by it.", "You find it at {brand}."}

var questions = []string{
	"What would you like to know about {theme}?",
	"Which part matters most to you?",
	"Who comes to mind when you read this?",
	"How do you see it? Tell us in the comments.",
	"What should we show you next?",
	"Would you try it?",
}

var callsToAct = map[aim][]string{
	aimAwareness: {"Follow {brand} and stay close to {theme}.", "Save this post for later and pass it on.", "Get to know {brand}.", "Share it with someone who should know."},
	aimSales:     {"Take a look and find your favourite.", "Order yours {until}.", "See what {theme} has in store for you.", "Pick yours at {brand}.", "Discover {theme} now."},
	aimSignup:    {"Sign up and be the first to hear.", "Join in: it takes a minute.", "Put your name on the list {until}.", "Sign up with {brand} today."},
	aimEvent:     {"Save the date and bring someone along.", "Come by and see for yourself.", "Secure your place {until}.", "See you at {theme}."},
	aimTraffic:   {"Read the whole story on our site.", "Find out more at {brand}.", "Follow the link to see more of {theme}."},
	aimLeads:     {"Send us a message and we will get back to you.", "Ask {brand} for a personal answer.", "Book a first talk {until}.", "Tell us what you need."},
	aimHiring:    {"Know someone who fits? Send them our way.", "Apply {until}.", "Come and work with {brand}."},
	aimDonation:  {"Every contribution counts. Join in.", "Support {theme} {until}.", "Help us take the next step."},
}

var shortActs = map[aim][]string{
	aimAwareness: {"Learn more", "Meet {brand}", "See how it works"},
	aimSales:     {"Shop now", "Order now", "Find your favourite"},
	aimSignup:    {"Sign up", "Join now", "Get on the list"},
	aimEvent:     {"Save your seat", "Get tickets", "Plan your visit"},
	aimTraffic:   {"Read more", "See the story", "Learn more"},
	aimLeads:     {"Get in touch", "Book a talk", "Ask us"},
	aimHiring:    {"Apply now", "Meet the team", "See open roles"},
	aimDonation:  {"Give now", "Support us", "Join in"},
}

var headlines = []string{
	"{theme} by {brand}", "Meet {brand}", "{theme}: made for {audience}", "{brand}, up close", "The idea behind {theme}", "{theme} is here",
	"A closer look at {brand}", "Why {theme} matters", "{brand} for {audience}", "Your first look at {theme}",
}

var emojis = []string{"✨", "👋", "💡", "🙌", "🌟", "💛", "👀", "🎉"}

// genericTags are used when the facts give too few hashtags of their own.
var genericTags = map[aim][]string{
	aimAwareness: {"GetToKnowUs", "BehindTheScenes", "SmallBusiness"},
	aimSales:     {"NewIn", "ShopSmall", "MadeWithCare"},
	aimSignup:    {"JoinUs", "StayInTheLoop", "FirstToKnow"},
	aimEvent:     {"SaveTheDate", "SeeYouThere", "WhatsOn"},
	aimTraffic:   {"WorthReading", "LearnMore", "OnTheBlog"},
	aimLeads:     {"AskUs", "GoodAdvice", "LetsTalk"},
	aimHiring:    {"JoinTheTeam", "WeAreHiring", "Careers"},
	aimDonation:  {"GivingMatters", "Together", "MakeADifference"},
}

// pillar is a theme that fits any brand, with sentences for a strategy. {fact} is one of the brand's statements.
type pillarIdea struct{ name, text, why string }

var pillarIdeas = []pillarIdea{
	{"What we make", "Show what {brand} offers, plainly and close up. Start from one point: {fact}", "People decide faster when they see the thing itself."},
	{"Made for you", "Speak to {audience} directly, with their day and their questions. Tie each post to one fact: {fact}", "A message lands when its reader recognises themselves in it."},
	{"Behind the scenes", "Let people see the work and the people at {brand}. A good first story: {fact}", "Open doors build the trust that the goal depends on."},
	{"Proof, not promises", "Let facts speak, one per post, without superlatives. For example: {fact}", "A checkable fact convinces where an adjective does not."},
	{"The right moment", "Turn interest into a step: {goal}. Use the dates of {theme}, and repeat the one thing to do.", "Interest fades without a clear next step."},
	{"Your voice", "Ask, listen and answer: questions from {audience} become the next posts about {theme}.", "Replies show what to say next, and networks reward them."},
}
