/** Models by the last part of their names, where that tells them apart: there is little room above a column. */
export function shortNames(models: readonly string[]): readonly string[] {
  const last = models.map((model) => model.slice(model.lastIndexOf('/') + 1));
  return new Set(last).size === models.length ? last : models;
}
