// No charter: makes a picture smaller before it is sent; the server bounds and draws anew whatever comes
// A photograph of 50 million pixels is made small before it crosses the hall's air. Its form waits from the moment it was
// chosen, on a phone without a line too, so that a quick hand never sends it whole.
const KEPT = 2048 * 2048; // pixels, as in pictures.py
const QUALITY = 0.85;
const LARGE = 300000; // bytes; a smaller file goes as it is

async function smaller(file) {
  const whole = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, Math.sqrt(KEPT / (whole.width * whole.height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(whole.width * scale));
  canvas.height = Math.max(1, Math.floor(whole.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white"; // what was transparent
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  const drawn = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!drawn) throw new Error("no picture");
  return new File([drawn], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

function hold(form, busy) {
  form.ariaBusy = busy;
  for (const button of form.querySelectorAll("button:not([type=button])")) button.disabled = busy;
}

async function chosen({ target }) {
  const words = target.matches("#report-photo") && document.querySelector("[data-photo-name]");
  if (!words) return;
  const file = target.files[0];
  target.form.querySelector(".form-said")?.replaceChildren(); // what was said of what was sent before
  hold(target.form, file?.size > LARGE);
  if (target.form.ariaBusy === "true") {
    words.textContent = words.dataset.preparing;
    const small = await smaller(file).catch(() => file); // it goes as it is: the range says what is wrong with it
    if (target.files[0] !== file) return; // another one was chosen meanwhile
    const held = new DataTransfer();
    held.items.add(small);
    target.files = held.files;
    hold(target.form, false);
    target.dispatchEvent(new Event("form:ready", { bubbles: true }));
  }
  const kept = target.files[0];
  words.textContent = kept ? `${kept.name}, ${Math.ceil(kept.size / 1024)} kB` : "";
}

export function keepPictures() {
  document.addEventListener("change", chosen);
}
