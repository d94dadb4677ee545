import type { Plugin } from 'vite';

const styleWriter = /@rc-component\/util\/es\/Dom\/dynamicCSS\.js$/;

/**
 * Ant Design gives the page's nonce to its theme, but not to the small styles it writes beside (measuring a
 * scroll bar, locking the scroll behind a dialog); under our policy those are refused. They get the nonce here.
 * Fails the build when the place is no longer found.
 */
export function nonceForStyles(): Plugin {
  return {
    name: 'nonce-for-styles',
    apply: 'build',
    transform(code, id) {
      if (!styleWriter.test(id)) return null;
      const given = 'if (csp?.nonce) {\n    styleNode.nonce = csp?.nonce;\n  }';
      if (!code.includes(given)) this.error('the place where styles get their nonce has moved');
      const page = `document.querySelector('meta[name="csp-nonce"]')?.content ?? ''`;
      return { code: code.replace(given, `styleNode.nonce = csp?.nonce ?? ${page};`), map: null };
    },
  };
}
