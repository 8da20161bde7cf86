// The shape of a login, as the server wants it. Used by the forms that ask for one.
export function isLogin(value: string): boolean {
  return /^[a-z0-9][a-z0-9._@+-]{1,119}$/i.test(value.trim());
}
