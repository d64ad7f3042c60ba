/** Turns the token in the address into a cookie. Opening the page alone, as a prefetch, does not. */
export const SIGN_IN_SCRIPT = `const token = new URLSearchParams(location.search).get('token') ?? ''
const response = await fetch('/session', { method: 'POST', body: token })
if (response.ok) location.replace('/')
else document.getElementById('refused').hidden = false
`

const OPEN_THE_ADDRESS = `<p lang="es">Abra la dirección que aparece en la terminal. Cada una sirve una sola vez.</p>
<p lang="en">Open the address printed in the terminal. Each one works once.</p>`

const page = (body: string) => `<!doctype html>
<html lang="es">
<head><meta charset="utf-8"><title>Sottovoce</title></head>
<body>
<h1>Sottovoce</h1>
${body}
</body>
</html>
`

/** Shown for an address with a token; its script signs in and goes on to the program. */
export const SIGN_IN_PAGE = page(`<div id="refused" hidden>${OPEN_THE_ADDRESS}</div>
<script type="module" src="/sign-in.js"></script>`)

/** Shown to who has not signed in. */
export const REFUSED_PAGE = page(OPEN_THE_ADDRESS)
