// Keep a token in a cookie that no script reads and no other site sends.
package session

import "net/http"

func cookie(value string, seconds int) *http.Cookie {
	return &http.Cookie{
		Name:     "__Host-session", // browsers then demand Secure, Path=/ and no Domain
		Value:    value,
		MaxAge:   seconds, // no longer than the token
		Path:     "/",
		Secure:   true,
		HttpOnly: true,
		SameSite: http.SameSiteLaxMode,
	}
}

// SignedIn sets the cookie.
func SignedIn(w http.ResponseWriter, token string) { http.SetCookie(w, cookie(token, 600)) }

// SignedOut takes it away again; the attributes must be the same.
func SignedOut(w http.ResponseWriter) { http.SetCookie(w, cookie("", -1)) }
