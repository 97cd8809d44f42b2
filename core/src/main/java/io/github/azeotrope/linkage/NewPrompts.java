package io.github.azeotrope.linkage;

/**
 * How much of what an account asks is new, by a coordinated sample of its distinct prompts then and
 * now. Whoever works through a list that ends has asked all of it after a while; the sample then
 * stands still, however much is sent.
 *
 * @param fresh sampled prompts that had not come by then
 * @param sampled distinct prompts sampled now
 * @param requestsThen requests the account had sent then; 0 where it was not yet looked at
 * @param requestsNow requests it has sent now
 */
public record NewPrompts(int fresh, int sampled, long requestsThen, long requestsNow) {
  /** Nothing known. */
  public static final NewPrompts NONE = new NewPrompts(0, 0, 0, 0);

  /** The share that would be new if no prompt ever came back, in [0, 1]. */
  public double expectedShare() {
    return requestsThen == 0 ? 0 : 1 - (double) requestsThen / requestsNow;
  }
}
