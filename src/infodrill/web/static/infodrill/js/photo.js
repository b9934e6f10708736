// No charter: makes a picture smaller before it is sent; the server bounds and draws anew whatever comes
// A photograph of 50 million pixels is made small before it crosses the hall's air. Fetched when somebody chose one.
const KEPT = 2048 * 2048; // pixels, as in pictures.py
const QUALITY = 0.85;

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

/** Puts a smaller picture in the place of the chosen one; `words` tells meanwhile, the form waits. */
export async function prepare(field, words) {
  const chosen = field.files[0];
  const send = field.form.querySelectorAll("button:not([type=button])");
  for (const button of send) button.disabled = true;
  words.textContent = words.dataset.preparing;
  try {
    const held = new DataTransfer();
    held.items.add(await smaller(chosen));
    if (field.files[0] === chosen) field.files = held.files;
  } catch {
    // It goes as it is: the range says what is wrong with it.
  } finally {
    for (const button of send) button.disabled = false;
  }
}
