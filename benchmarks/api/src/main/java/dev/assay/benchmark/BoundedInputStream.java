package dev.assay.benchmark;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that is malformed once it exceeds a length.
final class BoundedInputStream extends FilterInputStream {
  private final long limit;
  private long count;

  BoundedInputStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      count(1);
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  private void count(int read) throws MalformedReportException {
    count += read;
    if (count > limit) {
      throw new MalformedReportException("the report has more than " + limit + " bytes");
    }
  }
}
