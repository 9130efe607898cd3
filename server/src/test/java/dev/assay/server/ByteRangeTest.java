package dev.assay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-, 0, 100",
    "bytes=10-19, 10, 20",
    "bytes=99-, 99, 100",
    "bytes=50-1000, 50, 100",
    "bytes=-10, 90, 100",
    "bytes=-1000, 0, 100"
  })
  void partsAreFound(String header, long from, long to) throws ApiException {
    assertThat(ByteRange.of(Optional.of(header), 100)).contains(new ByteRange(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=-", "bytes=0-1,5-6", "lines=0-1", "bytes=a-b", "0-1", ""})
  void whatIsNotUnderstoodIsNotHeeded(String header) throws ApiException {
    assertThat(ByteRange.of(Optional.of(header), 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=20-10", "bytes=-0"})
  void aPartThatIsNotThereIsRefused(String header) {
    assertThatThrownBy(() -> ByteRange.of(Optional.of(header), 100))
        .isInstanceOf(ApiException.class)
        .hasMessage("the file has 100 bytes");
  }

  @Test
  void nothingIsAskedOfAnEmptyFile() throws ApiException {
    assertThat(ByteRange.of(Optional.empty(), 0)).isEmpty();
  }
}
