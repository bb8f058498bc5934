// Send a token in the Authorization header: not in the address, and to one server alone.
package request

import (
	"net/http"
	"time"
)

var client = &http.Client{
	Timeout: 10 * time.Second,
	// A redirect could lead elsewhere; the caller sees it instead of following.
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// Get returns the answer; close its Body.
func Get(address, token string) (*http.Response, error) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	return client.Do(request)
}
