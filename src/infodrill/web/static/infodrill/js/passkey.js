// Passkeys: fetches the range's question, lets the browser's key answer it, and sends the answer as the form's field.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const named = (keys) => (keys ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

async function question(form) {
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const answer = await fetch(`/passkey/${form.dataset.passkey}`, { method: "POST", headers, redirect: "error" });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.refused);
  return told.publicKey;
}

async function made(asked) {
  asked.challenge = bytes(asked.challenge);
  asked.user.id = bytes(asked.user.id);
  asked.excludeCredentials = named(asked.excludeCredentials);
  const key = await navigator.credentials.create({ publicKey: asked });
  return { ...shared(key), response: { ...client(key), attestationObject: text(key.response.attestationObject) } };
}

async function found(asked) {
  asked.challenge = bytes(asked.challenge);
  asked.allowCredentials = named(asked.allowCredentials);
  const key = await navigator.credentials.get({ publicKey: asked });
  const { authenticatorData, signature, userHandle } = key.response;
  const told = { authenticatorData: text(authenticatorData), signature: text(signature) };
  if (userHandle) told.userHandle = text(userHandle);
  return { ...shared(key), response: { ...client(key), ...told } };
}

const shared = (key) => ({ id: key.id, rawId: text(key.rawId), type: key.type, clientExtensionResults: {} });
const client = (key) => ({ clientDataJSON: text(key.response.clientDataJSON) });

function say(form, words) {
  const place = form.querySelector("[data-passkey-said]");
  place.textContent = words;
  place.hidden = !words;
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-passkey]");
  if (!form || form.elements.answer.value) return;
  event.preventDefault();
  if (!window.PublicKeyCredential) return say(form, form.dataset.unable);
  say(form, "");
  try {
    const asked = await question(form);
    const answer = await (form.dataset.passkey === "add" ? made(asked) : found(asked));
    form.elements.answer.value = JSON.stringify(answer);
    form.submit();
  } catch {
    say(form, form.dataset.stopped);
  }
});
