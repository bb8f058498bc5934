"""What a request costs at least: Flask and waitress with one page and two routes, nothing else."""

import sys

from flask import Flask, jsonify, render_template_string, request
from waitress import serve

PAGE = """<!doctype html><title>{{ title }}</title><textarea id="token" rows="20"></textarea>
<p id="answer">-</p><script>
const field = document.getElementById("token");
field.addEventListener("input", async () => {
  const body = new URLSearchParams({ token: field.value });
  const answer = await fetch("/length", { method: "POST", body });
  document.getElementById("answer").textContent = await answer.text();
});
</script>"""

app = Flask(__name__)


@app.get("/")
def page():
    return render_template_string(PAGE, title="bare")


@app.post("/echo")
def echo():
    return jsonify(request.get_json())


@app.post("/length")
def length():
    return request.form["token"][-8:]


if __name__ == "__main__":
    serve(app, host="127.0.0.1", port=int(sys.argv[1]), threads=8)
