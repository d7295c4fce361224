// <security-key>: a form that a security key or passkey answers before it is sent.
//
// data-does is "create" or "get", data-options what the server asks of the key, as JSON with bytes
// in base64url. The key's answer goes into the form's input named "credential", in the same form.
// Where there is none, p.wrong[role=alert] is shown.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

class SecurityKey extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", this);
  }

  async handleEvent(event) {
    event.preventDefault();
    this.say(false);
    const button = this.querySelector("button");
    button.disabled = true;
    try {
      const answer = await navigator.credentials[this.dataset.does](this.asked());
      const form = this.querySelector("form");
      form.elements.credential.value = JSON.stringify(this.written(answer));
      form.submit();
    } catch {
      this.say(true);
      button.disabled = false;
    }
  }

  asked() {
    const asked = JSON.parse(this.dataset.options);
    const key = asked.publicKey;
    key.challenge = bytes(key.challenge);
    if (key.user) key.user.id = bytes(key.user.id);
    for (const known of [...(key.excludeCredentials ?? []), ...(key.allowCredentials ?? [])]) {
      known.id = bytes(known.id);
    }
    return asked;
  }

  written(answer) {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature",
                        "userHandle"]) {
      if (answer.response[part]) response[part] = text(answer.response[part]);
    }
    return {
      id: answer.id, rawId: text(answer.rawId), type: answer.type, response,
      clientExtensionResults: answer.getClientExtensionResults(),
    };
  }

  say(isWrong) {
    this.querySelector("p.wrong[role=alert]").hidden = !isWrong;
  }
}

customElements.define("security-key", SecurityKey);
