package org.eaglemail.ra.inbound;

import jakarta.ejb.EJBException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints of one bean, with the ways of Payara: it refuses at its cap and while it is not
 * started, wraps what the bean throws unchecked, commits when the bean throws a checked exception,
 * and says nothing when a commit fails.
 */
final class MemoryContainer implements MessageEndpointFactory, BootstrapContext {
  private final Class<?> type;
  private final Object bean;
  private final int cap;
  private final AtomicInteger endpoints = new AtomicInteger();
  private final AtomicInteger mostEndpoints = new AtomicInteger();
  private final List<String> journal = new CopyOnWriteArrayList<>();
  private final MemoryTransactions transactions;
  private volatile boolean started = true;
  private volatile boolean beforeDeliveryFails;
  private volatile boolean afterDeliveryFails;

  MemoryContainer(Class<?> type, Object bean, int cap, MemoryTransactions transactions) {
    this.type = type;
    this.bean = bean;
    this.cap = cap;
    this.transactions = transactions;
  }

  void start() {
    started = true;
  }

  void stop() {
    started = false;
  }

  void failBeforeDelivery() {
    beforeDeliveryFails = true;
  }

  void failAfterDelivery() {
    afterDeliveryFails = true;
  }

  /** What was asked of endpoints: created, before, the method's name, after, released. */
  List<String> journal() {
    return journal;
  }

  /** Endpoints created and not released. */
  int endpoints() {
    return endpoints.get();
  }

  /** The most endpoints there were at once. */
  int mostEndpoints() {
    return mostEndpoints.get();
  }

  @Override
  public MessageEndpoint createEndpoint(@Nullable XAResource resource) throws UnavailableException {
    if (!started) {
      throw new UnavailableException("not started");
    }
    int now = endpoints.incrementAndGet();
    if (now > cap) {
      endpoints.decrementAndGet();
      throw new UnavailableException("pool is at its cap");
    }
    mostEndpoints.accumulateAndGet(now, Math::max);
    journal.add("created");
    return (MessageEndpoint)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {MessageEndpoint.class, type},
            new Endpoint());
  }

  @Override
  public MessageEndpoint createEndpoint(@Nullable XAResource resource, long timeout)
      throws UnavailableException {
    return createEndpoint(resource);
  }

  @Override
  public boolean isDeliveryTransacted(Method method) {
    return true;
  }

  @Override
  public String getActivationName() {
    return "test";
  }

  @Override
  public Class<?> getEndpointClass() {
    return bean.getClass();
  }

  @Override
  public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
    return transactions;
  }

  @Override
  public WorkManager getWorkManager() {
    throw new UnsupportedOperationException();
  }

  @Override
  public XATerminator getXATerminator() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Timer createTimer() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isContextSupported(Class<? extends WorkContext> workContext) {
    return false;
  }

  private final class Endpoint implements InvocationHandler {
    private final AtomicInteger users = new AtomicInteger();
    private volatile boolean inDelivery;

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      if (users.incrementAndGet() > 1) {
        throw new IllegalStateException("an endpoint serves one call at a time");
      }
      try {
        // By the declaring type, as a listener may well have a method called release.
        return method.getDeclaringClass().equals(type)
            ? deliver(method, arguments)
            : ownMethod(proxy, method);
      } finally {
        users.decrementAndGet();
      }
    }

    private @Nullable Object ownMethod(Object proxy, Method method) throws ResourceException {
      return switch (method.getName()) {
        case "beforeDelivery" -> before();
        case "afterDelivery" -> after();
        case "release" -> release();
        case "hashCode" -> System.identityHashCode(proxy);
        case "equals" -> false;
        default -> "endpoint";
      };
    }

    private @Nullable Object before() throws ResourceException {
      if (inDelivery) {
        throw new IllegalStateException("beforeDelivery twice");
      }
      if (beforeDeliveryFails) {
        throw new ResourceException("no transaction to be had");
      }
      journal.add("before");
      inDelivery = true;
      transactions.begin();
      return null;
    }

    private @Nullable Object after() throws ResourceException {
      if (!inDelivery) {
        throw new IllegalStateException("afterDelivery without beforeDelivery");
      }
      inDelivery = false;
      journal.add(transactions.end() ? "after: committed" : "after: rolled back");
      if (afterDeliveryFails) {
        throw new ResourceException("afterDelivery failed");
      }
      return null;
    }

    private @Nullable Object release() {
      if (inDelivery) {
        throw new IllegalStateException("release in a delivery");
      }
      endpoints.decrementAndGet();
      journal.add("released");
      return null;
    }

    private Object deliver(Method method, Object @Nullable [] arguments) throws Throwable {
      journal.add(method.getName());
      try {
        return method.invoke(bean, arguments);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException fault) {
          if (inDelivery) {
            transactions.setRollbackOnly();
          }
          throw new EJBException(fault);
        }
        throw e.getCause();
      }
    }
  }
}
