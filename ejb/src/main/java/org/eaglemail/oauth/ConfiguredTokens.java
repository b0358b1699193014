package org.eaglemail.oauth;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.eaglemail.settings.Settings;

/** The tokens of the issuer that the settings name; none when they name none. */
@ApplicationScoped
public class ConfiguredTokens implements TokenVerifier {
  @Inject private Settings settings;
  @Inject private Clock clock;
  private Optional<SignedTokens> tokens = Optional.empty();

  @PostConstruct
  void configure() {
    tokens =
        TokenRules.of(settings)
            .map(rules -> new SignedTokens(rules, IssuerKeys.at(rules.keys()), clock));
  }

  @Override
  public boolean isConfigured() {
    return tokens.isPresent();
  }

  @Override
  public TokenAnswer verify(String token) {
    return tokens
        .map(known -> known.verify(token))
        .orElseGet(() -> new TokenAnswer.Invalid("no issuer is configured"));
  }
}
