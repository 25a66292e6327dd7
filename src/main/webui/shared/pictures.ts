const MOST = 200;
const brought = new Map<string, Promise<string>>();

/** How an article's image is brought: it needs the reader's token. An application that says nothing shows links. */
export const pictures: { load: ((path: string) => Promise<Blob>) | null } = { load: null };

/** The address of an article's image that an <img> can show. */
export function pictureUrl(path: string): Promise<string> {
  let url = brought.get(path);
  if (!url) {
    if (brought.size >= MOST) brought.clear();
    url = pictures.load!(path).then((blob) => URL.createObjectURL(blob));
    url.catch(() => brought.delete(path));
    brought.set(path, url);
  }
  return url;
}
