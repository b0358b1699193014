package org.eaglemail.filter.run;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eaglemail.filter.MailFilter;
import org.eaglemail.filter.milter.Milters;
import org.eaglemail.spi.SmtpRole;

/** Finds the filters that there are: CDI beans by their priority, then milters. */
@ApplicationScoped
public class FilterBeans {
  private static final Logger LOG = System.getLogger(FilterBeans.class.getName());

  @Inject @Any private Instance<MailFilter> beans;
  @Inject private Milters milters;

  private final List<MailFilter> filters = new ArrayList<>();
  private final List<Instance.Handle<MailFilter>> handles = new ArrayList<>();

  @PostConstruct
  void find() {
    beans.handlesStream().sorted(Comparator.comparingInt(FilterBeans::priority)).forEach(this::add);
    filters.addAll(milters.all());
  }

  private void add(Instance.Handle<MailFilter> handle) {
    handles.add(handle);
    filters.add(handle.get());
    LOG.log(Level.INFO, "filter {0}", handle.getBean().getBeanClass().getName());
  }

  private static int priority(Instance.Handle<MailFilter> handle) {
    if (handle.getBean() instanceof Prioritized prioritized) {
      return prioritized.getPriority();
    }
    Priority priority = handle.getBean().getBeanClass().getAnnotation(Priority.class);
    return priority == null ? Integer.MAX_VALUE : priority.value();
  }

  /** Those that look at sessions of such listeners, in their order. */
  public List<MailFilter> of(SmtpRole role) {
    return filters.stream().filter(filter -> filter.wants(role)).toList();
  }

  @PreDestroy
  void release() {
    handles.forEach(Instance.Handle::close);
  }
}
