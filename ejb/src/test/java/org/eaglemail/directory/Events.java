package org.eaglemail.directory;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The container's event bus: its observers hear of an event after the transaction's completion. */
final class Events implements Event<Object> {
  private record Observer<E>(Class<E> type, Consumer<E> told) {
    void hear(Object event) {
      if (type.isInstance(event)) {
        told.accept(type.cast(event));
      }
    }
  }

  private final List<Observer<?>> observers = new ArrayList<>();
  private final List<Object> fired = new ArrayList<>();

  <E> void afterCompletion(Class<E> type, Consumer<E> told) {
    observers.add(new Observer<>(type, told));
  }

  @Override
  public void fire(Object event) {
    fired.add(event);
  }

  /** The transaction is over. */
  void complete() {
    List<Object> events = List.copyOf(fired);
    fired.clear();
    events.forEach(event -> observers.forEach(observer -> observer.hear(event)));
  }

  @Override
  public <U> CompletionStage<U> fireAsync(U event) {
    throw new UnsupportedOperationException("the directory fires none of these");
  }

  @Override
  public <U> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
    throw new UnsupportedOperationException("the directory fires none of these");
  }

  @Override
  public Event<Object> select(Annotation... qualifiers) {
    throw new UnsupportedOperationException("the directory has no qualifiers");
  }

  @Override
  public <U> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException("the directory has no qualifiers");
  }

  @Override
  public <U> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
    throw new UnsupportedOperationException("the directory has no qualifiers");
  }
}
