/** A variable of the environment without which nothing can run. */
export function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: see README.md`);
  return value;
}
