/// A real model endpoint on this machine that answers from a script: for tests, benchmarks and
/// demonstrations without a model, a key or a network. It speaks OpenAI's chat completions,
/// streamed or not, and injects faults on a schedule that a seed determines.
///
/// From a shell, after `./mvnw -Dquick -DskipTests -pl participants/scripted -am package`:
///
///     java -jar participants/scripted/target/assay-participant-scripted-0.1.0-SNAPSHOT.jar \
///         --port 8089 --responses runs/run_X --tasks tasks --faults 429:0.1,cut:0.1 --seed 7
///     export LMSTUDIO_BASE_URL=http://127.0.0.1:8089/v1
///
/// In a test, [dev.assay.participant.scripted.ScriptedEndpoint#start] does the same.
@NullMarked
package dev.assay.participant.scripted;

import org.jspecify.annotations.NullMarked;
