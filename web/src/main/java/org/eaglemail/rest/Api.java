package org.eaglemail.rest;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The API as a whole: where it is, who may use it, and its description for OpenAPI. */
@ApplicationPath("/api/v1")
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "Eagle")
@DeclareRoles({Api.ADMINISTRATOR, Api.MAIL_READER})
@OpenAPIDefinition(
    info =
        @Info(
            title = "Eagle",
            version = "1",
            description = "Administration of an Eagle mail server."),
    security = @SecurityRequirement(name = "basic"))
@SecurityScheme(securitySchemeName = "basic", type = SecuritySchemeType.HTTP, scheme = "basic")
public class Api extends Application {
  /** The role that may do everything here but read what is in messages. */
  public static final String ADMINISTRATOR = "administrator";

  /** The role of those administrators who may do that too. */
  public static final String MAIL_READER = "mail-reader";

  @Override
  public Map<String, Object> getProperties() {
    // The description is OpenAPI's; WADL would be a second one, outside the checks of roles.
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
