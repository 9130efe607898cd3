/**
 * Takes over the checking of a form, and returns a function that undoes that. See the instructions.
 *
 * @param {HTMLFormElement} form
 * @returns {() => void}
 */
globalThis.enhanceForm = function enhanceForm(form) {
  form.noValidate = true;
  form.addEventListener('submit', (event) => {
    for (const field of form.elements) {
      if (!field.validity.valid) {
        event.preventDefault();
        field.focus();
        break;
      }
    }
  });
  return () => {};
};
