package io.github.azeotrope.examples.springboot;

import io.github.azeotrope.RequestObserver;
import io.github.azeotrope.detector.DistillationDetector;
import io.github.azeotrope.hash.LinkageKey;
import io.github.azeotrope.response.ActionKind;
import io.github.azeotrope.response.ResponseLadder;
import io.github.azeotrope.response.ResponsePolicy;
import io.github.azeotrope.servlet.ApiKeys;
import io.github.azeotrope.servlet.DistillationFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** All that the library needs of an application. */
@Configuration(proxyBeanMethods = false)
class AzeotropeConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(AzeotropeConfiguration.class);

  @Bean
  @ConditionalOnMissingBean
  LinkageKey linkageKey(AzeotropeProperties properties) {
    String configured = properties.linkageKey();
    if (configured != null) {
      return LinkageKey.fromBase64(configured);
    }
    LOG.warn("azeotrope.linkage-key is not set; a key of this run alone is used");
    return LinkageKey.generate();
  }

  @Bean
  ResponseLadder responseLadder(AzeotropeProperties properties) {
    return ResponseLadder.of(
        properties.act()
            ? ResponsePolicy.builder().onFlagged(ActionKind.LIMIT).build()
            : ResponsePolicy.shadow());
  }

  @Bean(destroyMethod = "close")
  DistillationDetector distillationDetector(LinkageKey key, ResponseLadder ladder) {
    return DistillationDetector.builder().linkageKey(key).listener(ladder).build();
  }

  @Bean
  @ConditionalOnMissingBean
  RequestObserver requestObserver(DistillationDetector detector) {
    return detector.observer();
  }

  /** Last of all filters, so behind authentication. */
  @Bean
  FilterRegistrationBean<DistillationFilter> distillationFilter(
      AzeotropeProperties properties,
      RequestObserver observer,
      LinkageKey key,
      ResponseLadder ladder) {
    FilterRegistrationBean<DistillationFilter> registration =
        new FilterRegistrationBean<>(
            DistillationFilter.builder(observer)
                .account(ApiKeys.hashedWith(key))
                .ladder(ladder)
                .build());
    registration.setAsyncSupported(true);
    registration.setEnabled(properties.enabled());
    return registration;
  }
}
