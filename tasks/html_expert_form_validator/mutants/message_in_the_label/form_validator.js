(() => {
  const CONTROLS = 'input, select, textarea, button, output, meter, progress';
  const TYPES = new Set(['text', 'password', 'email', 'number', 'checkbox', 'radio', 'select-one', 'select-multiple', 'textarea']);
  const HIDDEN = 'position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';

  // A field may be called like a property of the form, and then stands in its place.
  const controlsOf = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, 'elements').get;
  const append = Element.prototype.append;
  const { getAttribute, setAttribute, removeAttribute } = Element.prototype;

  const atWork = new WeakMap();
  let count = 0;

  /**
   * Takes over the checking of a form, and returns a function that undoes that. See the instructions.
   *
   * @param {HTMLFormElement} form
   * @returns {() => void}
   */
  globalThis.enhanceForm = function enhanceForm(form) {
    if (!atWork.has(form)) {
      const validator = new Validator(form);
      atWork.set(form, () => {
        validator.undo();
        atWork.delete(form);
      });
    }
    return atWork.get(form);
  };

  /** What a person fills in as one: a control, or the radio buttons of one name. */
  function fieldsOf(form) {
    const fields = [];
    const groups = new Map();
    for (const control of controlsOf.call(form)) {
      if (!TYPES.has(control.type)) {
        continue;
      }
      if (control.type !== 'radio') {
        fields.push({ key: control, controls: [control] });
      } else if (groups.has(control.name)) {
        groups.get(control.name).controls.push(control);
      } else {
        const field = { key: control.closest('fieldset'), controls: [control] };
        groups.set(control.name, field);
        fields.push(field);
      }
    }
    return fields;
  }

  const isRadio = ({ controls }) => controls[0].type === 'radio';

  function isChecked(control) {
    return control.willValidate && control.getClientRects().length > 0;
  }

  function nameOf(field) {
    const [control] = field.controls;
    const source = isRadio(field) ? field.key.querySelector('legend') : control.labels[0];
    return source ? visibleText(source).trim().replace(/\s+/g, ' ') : control.getAttribute('aria-label') ?? '';
  }

  function visibleText(element) {
    return [...element.childNodes]
      .map((node) => {
        if (node.nodeType === Node.TEXT_NODE) {
          return node.data;
        }
        const skipped = node.nodeType !== Node.ELEMENT_NODE || node.matches(`${CONTROLS}, [aria-hidden="true"]`);
        return skipped ? '' : visibleText(node);
      })
      .join('');
  }

  /** The message of a field's error, or nothing. */
  function errorOf(field, fields) {
    const control = field.controls.find(isChecked);
    if (!control) {
      return undefined;
    }
    const { validity, value } = control;
    const name = nameOf(field);
    if (validity.badInput) {
      return `${name} is not a number.`;
    }
    if (validity.valueMissing) {
      return `${name} is required.`;
    }
    if (validity.typeMismatch) {
      return `${name} is not an email address.`;
    }
    // The browser looks at the length only of what was typed.
    if (control.minLength > 0 && value !== '' && value.length < control.minLength) {
      return `${name} needs at least ${control.minLength} characters.`;
    }
    if (validity.patternMismatch) {
      return control.getAttribute('data-pattern-message') ?? `${name} has the wrong format.`;
    }
    if (validity.rangeUnderflow) {
      return `${name} must be at least ${control.min}.`;
    }
    if (validity.rangeOverflow) {
      return `${name} must be at most ${control.max}.`;
    }
    const otherId = control.getAttribute('data-match');
    const other = fields.find(({ controls }) => otherId && controls[0].id === otherId);
    if (other && value !== '' && value !== other.controls[0].value) {
      return `${name} is not the same as ${nameOf(other)}.`;
    }
    return validity.valid ? undefined : `${name} is not valid.`;
  }

  /** A message beside a field, and what it changes there. */
  class ShownError {
    #described;
    #attributes;
    #element;

    constructor(field, message) {
      this.key = field.key;
      this.#described = field.key;
      this.#element = document.createElement('p');
      this.#element.id = `field-error-${++count}`;
      this.#element.textContent = message;
      this.#attributes = ['aria-describedby', 'aria-invalid'].map((name) => [name, this.#described.getAttribute(name)]);
      const before = this.#described.getAttribute('aria-describedby');
      this.#described.setAttribute('aria-describedby', before ? `${before} ${this.#element.id}` : this.#element.id);
      if (isRadio(field)) {
        field.key.append(this.#element);
      } else {
        field.key.setAttribute('aria-invalid', 'true');
        field.key.after(this.#element);
      }
    }

    set message(message) {
      if (this.#element.textContent !== message) {
        this.#element.textContent = message;
      }
    }

    remove() {
      this.#element.remove();
      for (const [name, value] of this.#attributes) {
        if (value === null) {
          this.#described.removeAttribute(name);
        } else {
          this.#described.setAttribute(name, value);
        }
      }
    }
  }

  class Validator {
    #form;
    #status = document.createElement('div');
    #shown = new Map();
    #edited = new WeakSet();
    #pressed = false;
    #left = new Set();
    #listening = new AbortController();
    #noValidate;

    constructor(form) {
      this.#form = form;
      this.#noValidate = getAttribute.call(form, 'novalidate');
      setAttribute.call(form, 'novalidate', '');
      setAttribute.call(this.#status, 'role', 'status');
      setAttribute.call(this.#status, 'style', HIDDEN);
      append.call(form, this.#status);
      // Fields may be outside of the form, so that their events do not pass it.
      this.#on('submit', (event) => event.target === form && this.#submitted(event));
      this.#on('reset', (event) => event.target === form && this.#reset());
      this.#on('input', (event) => this.#changed(event.target));
      this.#on('focusout', (event) => this.#leaving(event.target));
      this.#on('pointerdown', () => (this.#pressed = true));
      this.#on('pointerup', () => this.#released());
      this.#on('pointercancel', () => this.#released());
    }

    undo() {
      this.#listening.abort();
      this.#showOnly([]);
      this.#status.remove();
      if (this.#noValidate === null) {
        removeAttribute.call(this.#form, 'novalidate');
      } else {
        setAttribute.call(this.#form, 'novalidate', this.#noValidate);
      }
    }

    #on(event, listener) {
      document.addEventListener(event, listener, { capture: true, signal: this.#listening.signal });
    }

    /** The field of a control, if the control is one of this form. */
    #fieldOf(control) {
      return fieldsOf(this.#form).find(({ controls }) => controls.includes(control));
    }

    #submitted(event) {
      this.#left.clear();
      if (event.submitter?.formNoValidate) {
        return;
      }
      const fields = fieldsOf(this.#form);
      const wrong = fields.filter((field) => errorOf(field, fields) !== undefined);
      this.#showOnly(wrong);
      this.#announce('');
      if (wrong.length > 0) {
        event.preventDefault();
        this.#announce(wrong.length === 1 ? '1 field needs attention.' : `${wrong.length} fields need attention.`);
        wrong[0].controls.find(isChecked).focus();
      }
    }

    #reset() {
      this.#showOnly([]);
      this.#announce('');
      this.#left.clear();
      this.#edited = new WeakSet();
    }

    #changed(control) {
      const field = this.#fieldOf(control);
      if (!field) {
        return;
      }
      this.#edited.add(field.key);
      const fields = fieldsOf(this.#form);
      this.#showOnly(fields.filter(({ key }) => this.#shown.has(key)));
    }

    #leaving(control) {
      const field = this.#fieldOf(control);
      if (!field || !this.#edited.has(field.key)) {
        return;
      }
      if (this.#pressed) {
        this.#left.add(control);
      } else {
        this.#hasLeft(control);
      }
    }

    #released() {
      this.#pressed = false;
      // The click follows in the same task.
      setTimeout(() => {
        for (const control of this.#left) {
          this.#hasLeft(control);
        }
        this.#left.clear();
      });
    }

    #hasLeft(control) {
      const field = this.#fieldOf(control);
      // From one radio button to another, the field has not been left.
      if (!field || this.#listening.signal.aborted || field.controls.includes(document.activeElement)) {
        return;
      }
      const fields = fieldsOf(this.#form);
      const message = errorOf(field, fields);
      if (message !== undefined && !this.#shown.has(field.key)) {
        this.#shown.set(field.key, new ShownError(field, message));
        this.#announce(message);
      }
    }

    /** Shows the errors of these fields as they are now, and no others. */
    #showOnly(wanted) {
      const fields = fieldsOf(this.#form);
      const messages = new Map(wanted.map((field) => [field.key, errorOf(field, fields)]));
      for (const [key, error] of this.#shown) {
        const message = messages.get(key);
        if (message === undefined) {
          error.remove();
          this.#shown.delete(key);
        } else {
          error.message = message;
        }
      }
      for (const field of wanted) {
        const message = messages.get(field.key);
        if (message !== undefined && !this.#shown.has(field.key)) {
          this.#shown.set(field.key, new ShownError(field, message));
        }
      }
    }

    #announce(text) {
      this.#status.replaceChildren(...(text === '' ? [] : [text]));
    }
  }
})();
