package evaluate

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// kept is a case's file, with all that recording leaves as it is.
type kept struct {
	About   json.RawMessage   `json:"about"`
	Facts   json.RawMessage   `json:"facts"`
	Input   json.RawMessage   `json:"input"`
	Answers []json.RawMessage `json:"answers"`
	Want    json.RawMessage   `json:"want"`
}

// Keep writes other answers into the file of a case; folder is where the engines' folders lie.
func (c Case) Keep(folder string, answers []string) error {
	name := filepath.Join(folder, c.Engine, c.Name+".json")
	raw, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var file kept
	if err := json.Unmarshal(raw, &file); err != nil {
		return err
	}
	file.Answers = nil
	for _, a := range answers {
		file.Answers = append(file.Answers, recorded(a))
	}
	var out bytes.Buffer
	write := json.NewEncoder(&out)
	write.SetEscapeHTML(false)
	write.SetIndent("", "  ")
	if err := write.Encode(file); err != nil {
		return err
	}
	return os.WriteFile(name, out.Bytes(), 0o644)
}

// recorded is an answer as a case keeps it: JSON as it is, any other text as a JSON string.
func recorded(answer string) json.RawMessage {
	if json.Valid([]byte(answer)) && !strings.HasPrefix(strings.TrimSpace(answer), `"`) {
		return json.RawMessage(answer)
	}
	text, _ := json.Marshal(answer) // a string is always JSON
	return text
}
