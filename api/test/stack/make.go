package stack

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/jpeg"
	"net/http"
	"testing"
	"time"
)

// Networks are those that the tests' campaigns run on.
var Networks = []string{"instagram", "linkedin"}

// Soon is ample time for anything that the product does within seconds.
const Soon = 90 * time.Second

// BrandInput is a brand profile.
func BrandInput() Object {
	return Object{
		"name": "Northwind Coffee", "description": "A small roastery.", "audience": "People who grind their own beans",
		"tone": []string{"warm", "exact"}, "language": "en",
		"facts": []Object{{"text": "Roasted in Hamburg since 1998."}, {"text": "Every bag names its farm."}},
	}
}

// CampaignInput is a campaign of the coming weeks for a brand.
func CampaignInput(brand string) Object {
	day := func(ahead int) string { return time.Now().UTC().AddDate(0, 0, ahead).Format(time.DateOnly) }
	return Object{
		"name": "Winter roast launch", "brandProfileId": brand, "objective": "launch", "goal": "Sell 2,000 bags before Christmas.",
		"audience": "Home baristas", "startDate": day(7), "endDate": day(30), "networks": Networks,
		"budget": Object{"amount": 250000, "currency": "eur"},
	}
}

// Work starts an engine and follows it to its end.
func (p *Person) Work(engine, campaign string, input Object) (run string) {
	p.t.Helper()
	var started struct{ ID, Status string }
	p.Must(202, "POST", "/v1/engines/"+engine+"/runs", Object{"campaignId": campaign, "input": input}, &started)
	seen, last := 0, struct{ Type, Status, Message string }{}
	for _, raw := range p.Follow("/v1/engine-runs/" + started.ID + "/events") {
		seen++
		if err := json.Unmarshal(raw, &last); err != nil {
			p.t.Fatal(err)
		}
	}
	if last.Type != "done" || last.Status != "succeeded" || seen < 3 {
		p.t.Fatalf("the %s run's %d events end with %+v", engine, seen, last)
	}
	return started.ID
}

// Upload announces a picture, sends it straight to the object store and has it examined.
func (p *Person) Upload() (asset string, picture []byte) {
	p.t.Helper()
	picture = drawPicture(p.t)
	asset = p.Announce(picture)
	if got := p.Do("POST", "/v1/assets/"+asset+"/complete", nil); got.Status >= 300 {
		p.t.Fatalf("completing answered %d: %s", got.Status, got.Body)
	}
	Eventually(p.t, Soon, "the picture is ready", func() string {
		var a struct{ Status string }
		if p.Get("/v1/assets/"+asset, &a); a.Status == "ready" {
			return ""
		}
		return "it is " + a.Status
	})
	return asset, picture
}

// Announce announces a picture and sends it to the object store.
func (p *Person) Announce(picture []byte) (asset string) {
	p.t.Helper()
	var announced struct {
		Asset  struct{ ID string }
		Upload struct {
			Method, URL string
			Headers     map[string]string
		}
	}
	p.Must(201, "POST", "/v1/assets", Object{
		"filename": "roast.jpg", "contentType": "image/jpeg", "size": len(picture), "altText": "A bag of beans in the snow",
	}, &announced)
	request, err := http.NewRequestWithContext(p.t.Context(), announced.Upload.Method, announced.Upload.URL, bytes.NewReader(picture))
	if err != nil {
		p.t.Fatal(err)
	}
	for name, value := range announced.Upload.Headers {
		request.Header.Set(name, value)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		p.t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		p.t.Fatalf("the object store answered %s", response.Status)
	}
	return announced.Asset.ID
}

func drawPicture(t testing.TB) []byte {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 1080, 1080))
	for i := range picture.Pix {
		picture.Pix[i] = uint8(i / 4321)
	}
	picture.Set(0, 0, color.White)
	var file bytes.Buffer
	if err := jpeg.Encode(&file, picture, nil); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}
