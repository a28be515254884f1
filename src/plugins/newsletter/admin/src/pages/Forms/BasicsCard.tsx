import { Card } from '../../components/Card';
import { AreaField, InputField, SelectField } from '../../components/Fields';
import { useText } from '../../i18n/useText';
import { shortNameOf } from '../../services/shortName';
import type { PartProps } from './part';
import { problemsIn } from './formDraft';

interface BasicsCardProps extends PartProps {
  readonly isNew: boolean;
  /** From then on embed codes and consent records call the form by its short name. */
  readonly everPublished: boolean;
  /** Only after a first try to save: nobody is scolded for a field not reached yet. */
  readonly checked: boolean;
}

export function BasicsCard({ edited, disabled, isNew, everPublished, checked }: BasicsCardProps) {
  const text = useText();
  const { draft, change } = edited;
  const slugError = checked && problemsIn(draft).includes('slug') ? text('form.slug.invalid') : undefined;
  const rename = (name: string) => {
    const follows = isNew && draft.slug === shortNameOf(draft.name);
    change({ name, ...(follows ? { slug: shortNameOf(name) } : {}) });
  };
  return (
    <Card title={text('form.basics')}>
      <InputField
        label={text('form.name')}
        hint={text('form.name.hint')}
        value={draft.name}
        onChange={rename}
        disabled={disabled}
      />
      <InputField
        label={text('form.slug')}
        hint={text(everPublished ? 'form.slug.fixed' : 'form.slug.hint')}
        value={draft.slug}
        error={slugError}
        onChange={(slug) => change({ slug })}
        disabled={disabled || everPublished}
        required
      />
      <SelectField
        label={text('form.language')}
        hint={text('form.language.hint')}
        value={draft.language}
        onChange={(language) => change({ language: language as 'de' | 'en' })}
        options={(['de', 'en'] as const).map((value) => ({ value, label: text(`form.language.${value}`) }))}
        disabled={disabled}
        required
      />
      <InputField
        label={text('form.field.title')}
        value={draft.title}
        onChange={(title) => change({ title })}
        disabled={disabled}
        required
      />
      <AreaField
        label={text('form.field.intro')}
        hint={text('form.intro.hint')}
        value={draft.intro}
        onChange={(intro) => change({ intro })}
        disabled={disabled}
      />
    </Card>
  );
}
