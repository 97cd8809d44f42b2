package io.github.azeotrope.examples.evaluation;

import io.github.azeotrope.testkit.Traffic;
import java.util.Collection;

/**
 * Accounts that belong together: one look-alike group, one campaign, or the legitimate accounts of
 * one role of a trace, of which no groups are known.
 *
 * @param label what they are
 * @param campaign the campaign they work for, empty if they are legitimate
 * @param accounts their ids, whether or not they send anything
 */
record Party(String label, String campaign, Collection<String> accounts) {

  static Party of(String label, Traffic part) {
    return new Party(label, part.campaign(), part.accounts());
  }
}
