export const prerender = true;
/** Every page is a folder's index: web servers agree on how to serve those. */
export const trailingSlash = 'always';
