package dev.assay.participant.model;

import dev.assay.participant.ModelException.Kind;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;

/// Understands why a connection failed.
final class ConnectionFailure {
  private ConnectionFailure() {}

  static CallException of(Throwable cause) {
    if (caused(cause, CertificateException.class)) {
      return CallException.lasting(Kind.NETWORK, "its certificate is not trusted here");
    }
    if (caused(cause, UnresolvedAddressException.class)) {
      return CallException.passing(Kind.NETWORK, "its host name is unknown");
    }
    if (cause instanceof HttpConnectTimeoutException) {
      return CallException.passing(
          Kind.TIMEOUT,
          "no connection within " + SharedHttpClient.CONNECT_LIMIT.toSeconds() + " s");
    }
    if (cause instanceof ConnectException) {
      return CallException.passing(Kind.NETWORK, "the connection was refused");
    }
    if (cause instanceof ProtocolException) {
      return CallException.passing(Kind.PROTOCOL, "it does not speak HTTP");
    }
    return CallException.passing(
        Kind.NETWORK, "the connection broke (" + cause.getClass().getSimpleName() + ")");
  }

  private static boolean caused(Throwable thrown, Class<? extends Throwable> kind) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
