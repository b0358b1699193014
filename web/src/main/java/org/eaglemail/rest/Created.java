package org.eaglemail.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The answer to a POST that made something. */
final class Created {
  private Created() {}

  /** 201 with the place of {@code entity} under the collection that was posted to. */
  static Response at(UriInfo collection, String key, Object entity) {
    return Response.created(collection.getAbsolutePathBuilder().path("{key}").build(key))
        .entity(entity)
        .build();
  }
}
