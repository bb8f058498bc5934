// JSON as the specifications of tokens want it: UTF-8, each member once, nothing behind it.
package strictjson

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// Read fills value, and refuses JSON that two readers may understand differently.
func Read(octets []byte, value any) error {
	if !utf8.Valid(octets) || !json.Valid(octets) {
		return errors.New("not one JSON value in UTF-8")
	}
	if err := once(json.NewDecoder(bytes.NewReader(octets))); err != nil {
		return err
	}
	return json.Unmarshal(octets, value)
}

// once reads one value, and refuses an object that has a member twice:
// json.Unmarshal would keep the last of them without a word.
func once(decoder *json.Decoder) error {
	token, err := decoder.Token()
	if err != nil {
		return err
	}
	if token != json.Delim('{') && token != json.Delim('[') {
		return nil
	}
	names := map[string]bool{}
	for decoder.More() {
		if token == json.Delim('{') {
			name, err := decoder.Token()
			if err != nil {
				return err
			}
			if names[name.(string)] {
				return fmt.Errorf("the member %q stands there twice", name)
			}
			names[name.(string)] = true
		}
		if err := once(decoder); err != nil {
			return err
		}
	}
	_, err = decoder.Token() // the bracket that closes
	return err
}
