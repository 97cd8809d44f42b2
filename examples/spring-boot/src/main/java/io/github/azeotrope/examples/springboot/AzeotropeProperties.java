package io.github.azeotrope.examples.springboot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured under {@code azeotrope}.
 *
 * @param linkageKey one secret per deployment, in Base64; without it nothing found outlives a
 *     restart
 * @param enabled whether the filter reads along
 * @param act whether flagged accounts are asked to come back later
 */
@ConfigurationProperties("azeotrope")
record AzeotropeProperties(
    @Nullable String linkageKey,
    @DefaultValue("true") boolean enabled,
    @DefaultValue("false") boolean act) {

  /** The key must not be logged. */
  @Override
  public String toString() {
    return "AzeotropeProperties[enabled=" + enabled + ", act=" + act + "]";
  }
}
