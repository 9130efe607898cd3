package dev.assay.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttacksTest {
  private static final String FIELDS = "group: verdict\ntries: a thing\ntask: t\n";

  @Test
  void everyFileOfAnAttackIsInTheIndexOnce() throws Exception {
    Path folder = Path.of("src/main/resources/dev/assay/integrity/attacks");
    try (Stream<Path> files = Files.walk(folder, 2)) {
      List<String> ids =
          files
              .filter(file -> file.getNameCount() == folder.getNameCount() + 2)
              .map(file -> folder.relativize(file).toString().replaceFirst("\\.txt$", ""))
              .toList();
      assertThat(Attacks.all())
          .extracting(attack -> attack.language() + "/" + attack.name())
          .containsExactlyInAnyOrderElementsOf(ids)
          .hasSizeGreaterThan(80);
    }
  }

  @Test
  void everyGroupAndEveryLanguageHasAttacks() {
    assertThat(Attacks.all()).extracting(Attack::group).contains(AttackGroup.values());
    assertThat(Attacks.all())
        .extracting(Attack::language)
        .contains("python", "javascript", "html", "go", "rust", "cpp", "java");
  }

  @Test
  void anAttackThatIsWrittenWrongIsNamed() {
    assertThatThrownBy(() -> AttackReader.read("go/a", "group: verdict\n=== write x\n"))
        .hasMessage("the attack go/a lacks the field 'tries'");
    assertThatThrownBy(() -> AttackReader.read("go/a", FIELDS))
        .hasMessage("the attack go/a hands in nothing");
    assertThatThrownBy(() -> AttackReader.read("go/a", FIELDS + "colour: red\n=== write x\n"))
        .hasMessage("the attack go/a has unknown fields: [colour]");
    assertThatThrownBy(() -> AttackReader.read("go/a", FIELDS + "=== burn x\n"))
        .hasMessage("the attack go/a: there is no part 'burn x'");
  }
}
