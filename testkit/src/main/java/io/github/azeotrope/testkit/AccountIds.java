package io.github.azeotrope.testkit;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** The ids of all accounts of some traffic; a view, because there may be millions. */
final class AccountIds extends AbstractList<String> implements RandomAccess {
  private final List<Settings> parts;
  private final int size;

  AccountIds(List<Settings> parts) {
    this.parts = parts;
    this.size = parts.stream().mapToInt(part -> part.accounts).reduce(0, Math::addExact);
  }

  @Override
  public String get(int index) {
    int i = Objects.checkIndex(index, size);
    for (Settings part : parts) {
      if (i < part.accounts) {
        return part.id(Ids.account(part.scenarioSeed(), i));
      }
      i -= part.accounts;
    }
    throw new AssertionError(index);
  }

  @Override
  public int size() {
    return size;
  }
}
