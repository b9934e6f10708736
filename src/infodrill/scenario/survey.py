"""The questions of the survey after a drill: those of the scenario, else the range's own six."""

# Charter: scenario survey
from __future__ import annotations

from infodrill.scenario.schema import Bi, Scenario
from infodrill.scenario.schema.evaluation import SurveyQuestion

# From no to yes, in the order of the places that a sheet holds.
SCALE = (
    Bi(vi="Không", en="No"),
    Bi(vi="Ít", en="Hardly"),
    Bi(vi="Tạm được", en="So-so"),
    Bi(vi="Khá", en="Fairly"),
    Bi(vi="Có, rõ ràng", en="Yes, clearly"),
)
OWN = (
    SurveyQuestion(text=Bi(vi="Tôi biết vai của mình phải làm gì.", en="I knew what my role had to do.")),
    SurveyQuestion(
        text=Bi(vi="Điều tôi cần biết đến được tôi kịp lúc.", en="What I needed to know reached me in time."),
    ),
    SurveyQuestion(
        text=Bi(
            vi="Các đơn vị làm theo cùng một quy trình.", en="The units worked by one and the same procedure."
        ),
    ),
    SurveyQuestion(
        text=Bi(
            vi="Chúng tôi không đụng đến điều người dân được quyền nói.",
            en="We left alone what people have a right to say.",
        ),
    ),
    SurveyQuestion(text=Bi(vi="Tình huống giống như ngoài đời.", en="It was as it would be in earnest.")),
    SurveyQuestion(
        text=Bi(
            vi="Sau hôm nay, gặp việc thật tôi làm tốt hơn.", en="After today I would do better in earnest."
        ),
    ),
)


def questions_of(scenario: Scenario) -> tuple[SurveyQuestion, ...]:
    """What is asked after this drill, in order."""
    return scenario.evaluation.survey or OWN


def options_of(question: SurveyQuestion) -> tuple[Bi, ...]:
    """What may be answered, in order."""
    return question.options or SCALE
