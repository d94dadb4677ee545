/** Where the browser finds the product; without a slash at its end. */
export const publicUrl = Symbol('publicUrl');
