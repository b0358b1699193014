package org.eaglemail.directory;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Field;
import java.util.Arrays;

/** Fills a bean's fields by their types, as the container does. */
public final class Injection {
  private Injection() {}

  /**
   * Gives each field that asks for it the one candidate that fits.
   *
   * @return {@code bean}
   */
  public static <T> T into(T bean, Object... candidates) {
    for (Field field : bean.getClass().getDeclaredFields()) {
      if (field.isAnnotationPresent(Inject.class)
          || field.isAnnotationPresent(EJB.class)
          || field.isAnnotationPresent(PersistenceContext.class)
          || field.isAnnotationPresent(Resource.class)) {
        set(bean, field, candidates);
      }
    }
    return bean;
  }

  private static void set(Object bean, Field field, Object... candidates) {
    Object fitting =
        Arrays.stream(candidates)
            .filter(field.getType()::isInstance)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("nothing fits " + field));
    try {
      field.setAccessible(true);
      field.set(bean, fitting);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
