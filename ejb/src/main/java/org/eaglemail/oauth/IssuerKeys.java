package org.eaglemail.oauth;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.Key;
import java.util.List;
import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** The keys of an issuer, a JSON Web Key Set (RFC 7517 §5), as new as they need to be. */
final class IssuerKeys {
  /** The largest key set that is read. */
  static final int MAX_OCTETS = 512 * 1024;

  /** How long a set is used when its server says nothing of it. */
  private static final long CACHE_SECONDS = 3600;

  /** A token whose key is not in the set has it fetched anew, but not more often than this. */
  private static final long LEAST_REFRESH_MILLIS = 30_000;

  /** While the server fails, the old set does. */
  private static final long STALE_SECONDS = 24 * 3600;

  private static final int TIMEOUT_MILLIS = 5_000;

  private IssuerKeys() {}

  /** Those at that place; thread-safe. */
  static VerificationKeyResolver at(URI place) {
    return place.getScheme().equals("file") ? new OfFile(Path.of(place)) : ofServer(place);
  }

  private static VerificationKeyResolver ofServer(URI place) {
    Get get = new Get();
    get.setConnectTimeout(TIMEOUT_MILLIS);
    get.setReadTimeout(TIMEOUT_MILLIS);
    get.setRetries(0);
    get.setResponseBodySizeLimit(MAX_OCTETS);
    HttpsJwks keys = new HttpsJwks(place.toString());
    keys.setSimpleHttpGet(new CalmGet(get));
    keys.setDefaultCacheDuration(CACHE_SECONDS);
    keys.setRefreshReprieveThreshold(LEAST_REFRESH_MILLIS);
    keys.setRetainCacheOnErrorDuration(STALE_SECONDS);
    return new HttpsJwksVerificationKeyResolver(keys);
  }

  /** Read again whenever the file is another. */
  private static final class OfFile implements VerificationKeyResolver {
    private final Path file;
    private volatile @Nullable Reading last;

    private record Reading(FileTime modified, VerificationKeyResolver keys) {}

    OfFile(Path file) {
      this.file = file;
    }

    @Override
    public Key resolveKey(JsonWebSignature jws, List<JsonWebStructure> nesting)
        throws UnresolvableKeyException {
      return current().resolveKey(jws, nesting);
    }

    private VerificationKeyResolver current() throws UnresolvableKeyException {
      try {
        FileTime modified = Files.getLastModifiedTime(file);
        Reading reading = last;
        if (reading == null || !reading.modified().equals(modified)) {
          reading = new Reading(modified, read());
          last = reading;
        }
        return reading.keys();
      } catch (IOException | JoseException e) {
        throw new UnresolvableKeyException("cannot read " + file, new IOException(e));
      }
    }

    private VerificationKeyResolver read() throws IOException, JoseException {
      if (Files.size(file) > MAX_OCTETS) {
        throw new IOException(file + " is larger than " + MAX_OCTETS + " octets");
      }
      return new JwksVerificationKeyResolver(
          new JsonWebKeySet(Files.readString(file)).getJsonWebKeys());
    }
  }
}
