package io.github.azeotrope.examples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** A model API in Spring Boot with the filter in front. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class SpringBootHost {

  /** Serves until it is stopped; {@code --azeotrope.act=true} lets the filter act. */
  public static void main(String... args) {
    SpringApplication.run(SpringBootHost.class, args);
  }
}
