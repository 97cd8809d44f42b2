package io.github.azeotrope.testkit;

import java.util.ArrayDeque;

/**
 * What one account of a campaign has made and other accounts are still to use: a queue, because a
 * pipeline works off what is oldest.
 */
final class Pending {
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private final int lag;

  /**
   * @param lag how many items wait before the first is used
   */
  Pending(int lag) {
    this.lag = lag;
  }

  /** Something that the account made, to be used so many times. */
  void add(int number, int maker, int uses) {
    for (int i = 0; i < uses; i++) {
      items.add(new Item(number, maker, i));
    }
  }

  /** Whether enough is waiting for an item to be used. */
  boolean isFull() {
    return items.size() > lag;
  }

  /** The oldest item; one that the account made itself waits for another account. */
  Item takeFor(int account) {
    Item oldest = items.remove();
    for (int i = items.size(); i > 0 && oldest.maker == account; i--) {
      items.add(oldest);
      oldest = items.remove();
    }
    return oldest;
  }

  /**
   * One use of something made.
   *
   * @param number what was made
   * @param maker index of the account that made it
   * @param use how often it has been used before
   */
  record Item(int number, int maker, int use) {}
}
