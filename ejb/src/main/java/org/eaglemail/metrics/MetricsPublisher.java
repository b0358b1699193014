package org.eaglemail.metrics;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Shows the counters at the platform's metrics endpoint. */
@Singleton
@Startup
public class MetricsPublisher {
  @Inject private Counters counters;
  @Inject private MetricRegistry registry;

  @PostConstruct
  void publish() {
    for (Counter counter : Counter.values()) {
      registry.gauge(
          Metadata.builder()
              .withName(counter.metric())
              .withDescription(counter.description())
              .build(),
          () -> counters.value(counter));
    }
  }
}
